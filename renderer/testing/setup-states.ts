import type { SetupState } from '../../shared/contract/bridge.ts';
import { keptSecret } from '../../shared/contract/bridge.ts';

/** A machine at its first start: a desk's monitor and two hall screens beside it. */
export const firstStart: SetupState = {
  displays: [
    screen('DELL U2720Q 3840x2160', 'DELL U2720Q', [0, 0, 2560, 1440], 1.5),
    screen('Samsung QM55 1920x1080', 'Samsung QM55', [2560, 180, 1920, 1080], 1),
    screen('Samsung QM55 1920x1080 #2', 'Samsung QM55', [4480, 180, 1920, 1080], 1),
  ],
  current: null,
  keeps: { pin: false, followToken: false },
  canAutostart: true,
  zone: 'Asia/Shanghai',
};

/** The same one later, with settings of every kind; secrets are not shown. */
export const setUpBefore: SetupState = {
  ...firstStart,
  keeps: { pin: true, followToken: false },
  current: {
    version: 1,
    machine: {
      version: 1,
      role: 'both',
      language: 'zh-CN',
      theme: 'dark',
      displays: [
        { display: 'Samsung QM55 1920x1080', scenes: 'overview:30,floor:15' },
        { display: 'Unplugged 1280x1024', scenes: 'league:60' },
      ],
      autostart: false,
      updates: { url: 'https://updates.example.cn/', from: '02:00', to: '03:00' },
    },
    station: {
      centre: '95598 客户服务中心',
      zone: 'Asia/Urumqi',
      listen: { host: '10.1.2.3', port: 9000 },
      tokens: [{ token: keptSecret, sources: ['ivr'] }],
      sources: [
        { id: 'cti', kind: 'callwall', url: 'wss://cti.example.cn/feed', token: keptSecret },
        {
          id: 'pbx',
          kind: 'asterisk',
          host: 'pbx.example.cn',
          user: 'callwall',
          secret: keptSecret,
          userEvents: { Rating: 'satisfaction' },
        },
      ],
      targets: { connectRate: 0.9 },
    },
  },
};

function screen(
  display: string,
  label: string,
  [x, y, width, height]: readonly [number, number, number, number],
  scale: number,
): SetupState['displays'][number] {
  return { display, label, x, y, width, height, scale, primary: x === 0 };
}
