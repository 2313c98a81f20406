import type { Language } from '../../../../shared/words/words.ts';
import type { Summary, SummaryColumn, SummaryTable, SummaryValue } from '../../../../shared/model/summary.ts';

const FROM = Date.UTC(2026, 10, 27, 0, 0);
const MINUTE = 60_000;

/** Texts that a spreadsheet might run, or that break files. */
export const hostileTexts = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  "'=1",
  '"=1',
  ' =1',
  '\uFEFF=1',
  '=HYPERLINK("http://x.invalid","y")',
  '_x0041_',
  '<b>&amp;</b>',
  '\uD800',
  ']]>',
];

/** A shift of a big centre: 96 slots, 60 queues, long names, nulls, a correction, simulated. */
export function sampleSummary(language: Language, hostile: readonly string[] = []): Summary {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  const column = (key: string, kind: SummaryColumn['kind'], zh: string, en: string): SummaryColumn => ({
    key,
    kind,
    title: say(zh, en),
  });
  const figures = [
    column('offered', 'count', '呼入量', 'Offered'),
    column('answered', 'count', '接通量', 'Answered'),
    column('abandoned', 'count', '放弃量', 'Abandoned'),
    column('connectRate', 'rate', '接通率', 'Connect rate'),
    column('serviceLevel', 'rate', '服务水平', 'Service level'),
    column('asa', 'duration', '平均应答速度', 'Average speed of answer'),
    column('att', 'duration', '平均通话', 'Average talk time'),
    column('hold', 'duration', '平均保持', 'Average hold'),
    column('acw', 'duration', '平均话后', 'Average after-call work'),
    column('waitMsMax', 'duration', '最长等待', 'Longest wait'),
  ];
  const figuresOf = (seed: number, load: number): SummaryValue[] => {
    if (load === 0) return figures.map(({ kind }) => (kind === 'count' ? 0 : null));
    const offered = Math.round(load * (1 + 0.12 * noise(seed)));
    const abandoned = Math.round(offered * 0.025 * (1 + noise(seed + 1)));
    const rate = 1 - abandoned / offered;
    return [
      offered,
      offered - abandoned,
      abandoned,
      round6(rate),
      round6(rate - 0.03),
      9800 + 7000 * noise(seed + 2),
      182_000 + 40_000 * noise(seed + 3),
      14_000 + 5000 * noise(seed + 4),
      41_000 + 9000 * noise(seed + 5),
      95_000 + 60_000 * noise(seed + 6),
    ];
  };
  const previous = column('previous', 'rate', '上一同班', 'Previous same shift');
  const table = (
    key: string,
    title: string,
    columns: SummaryColumn[],
    rows: SummaryValue[][],
    notes: string[] = [],
  ): SummaryTable => ({ key, title, columns, rows, notes });
  const metric = column('metric', 'text', '指标', 'Metric');
  const slots = Array.from({ length: 96 }, (_, at) => {
    const minutes = at * 15;
    const load =
      at >= 8 && at < 14
        ? 0
        : 40 +
          380 * Math.max(0, Math.sin(((at - 22) / 96) * 2 * Math.PI)) +
          60 * Math.max(0, Math.sin((at / 96) * 6 * Math.PI));
    return [
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
      ...figuresOf(at, load),
    ];
  });
  const tables = [
    table(
      'kpi',
      say('关键指标', 'Key figures'),
      [
        metric,
        column('value', 'rate', '数值', 'Value'),
        column('target', 'rate', '目标', 'Target'),
        column('distance', 'text', '距目标', 'To target'),
        previous,
        column('earlier', 'rate', '上周同班', 'Same shift last week'),
      ],
      [
        [say('接通率', 'Connect rate'), 0.9698, 0.97, say('差 5 通', '5 short'), 0.9712, 0.9655],
        [
          say('服务水平（20 秒）', 'Service level (20 s)'),
          0.9312,
          0.9,
          say('还可漏接 118 通', '118 misses to spare'),
          0.9288,
          0.9301,
        ],
        [say('放弃率', 'Abandon rate'), 0.0302, null, null, 0.0288, 0.0345],
        [say('一次解决率', 'First contact resolution'), null, 0.85, null, null, null],
        [say('满意度', 'Satisfaction'), 0.9998, 0.95, null, 0.9911, 0.9874],
      ],
      [
        say(
          '进队账：一通联系的一切计入其进队的时段。',
          'Offer ledger: all of a contact counts to the slot in which it was offered.',
        ),
      ],
    ),
    table(
      'kpiTimes',
      say('时长', 'Times'),
      [metric, column('value', 'duration', '数值', 'Value'), { ...previous, kind: 'duration' }],
      [
        [say('平均应答速度', 'Average speed of answer'), 11_742.5, 10_100],
        [say('平均处理时长', 'Average handle time'), 239_000, 241_500],
        [say('总通话', 'Talk in all'), 4_723_000_000, null],
      ],
    ),
    table(
      'kpiCounts',
      say('话务量', 'Volumes'),
      [metric, column('value', 'count', '数值', 'Value'), { ...previous, kind: 'count' }],
      [
        [say('呼入量', 'Offered'), 23_456, 22_981],
        [say('接通量', 'Answered'), 22_748, 22_319],
        [say('放弃量', 'Abandoned'), 708, 662],
      ],
    ),
    table('slots', say('分时段', 'By slot'), [column('slot', 'text', '时段', 'Slot'), ...figures], slots),
    table(
      'queues',
      say('分队列', 'By queue'),
      [column('queue', 'text', '队列', 'Queue'), ...figures],
      Array.from({ length: 60 }, (_, at) => [
        at % 7 === 3
          ? say(
              `城区抢修与重要客户保电服务专席（含迎峰度夏应急支撑）${at + 1}`,
              `Urban emergency repair and key-account supply desk, summer reinforcement ${at + 1}`,
            )
          : say(`队列 ${at + 1} 故障报修`, `Queue ${at + 1} fault repair`),
        ...figuresOf(100 + at, at === 59 ? 0 : 900 - at * 14),
      ]),
    ),
    table(
      'alerts',
      say('告警', 'Alerts'),
      [
        column('rule', 'text', '规则', 'Rule'),
        column('scope', 'text', '范围', 'Scope'),
        column('raised', 'time', '触发', 'Raised'),
        column('cleared', 'time', '解除', 'Cleared'),
        column('lasted', 'duration', '持续', 'Lasted'),
        column('perHour', 'score', '每小时', 'Per hour'),
      ],
      [
        [
          say('接通率低于目标', 'Connect rate below target'),
          say('队列 4 故障报修', 'Queue 4 fault repair'),
          FROM + 95 * MINUTE + 40_000,
          FROM + 140 * MINUTE,
          45 * MINUTE,
          1.25,
        ],
        ...hostile.map((text): SummaryValue[] => [text, text, FROM, null, 5000, 0.1]),
      ],
    ),
    table(
      'notes',
      say('交接记录', 'Notes'),
      [column('at', 'time', '时间', 'Time'), column('text', 'text', '内容', 'Text')],
      [
        [
          FROM + 200 * MINUTE,
          say(
            '台风“海葵”过境，城东变电站跳闸，18:20 起启动应急预案；请下一班关注重要客户回访与抢修进度，未恢复台区 12 个，预计 23:00 前全部送电。',
            'Storm: the eastern substation tripped at 18:20 and the emergency plan was started; the next shift is asked to follow the call-backs to key accounts and the repair, twelve areas still without supply, expected by 23:00.',
          ),
        ],
      ],
    ),
    table(
      'hotspots',
      say('投诉热点', 'Hotspots'),
      [column('place', 'text', '地点', 'Place'), column('score', 'score', '显著度', 'Score')],
      [],
    ),
  ];
  return {
    version: 1,
    kind: 'shift',
    language,
    centre: say('国网客服 95598', 'Grid 95598'),
    zone: 'Asia/Shanghai',
    title: say('话务班次小结', 'Shift summary'),
    shift: say('白班', 'Day shift'),
    team: say('二值', 'Team two'),
    leader: say('王芳', 'Wang Fang'),
    date: '2026-11-27',
    from: FROM,
    to: FROM + 1440 * MINUTE,
    writtenAt: FROM + 1445 * MINUTE,
    issue: 2,
    changes: [
      say(
        '接通率由 96.8% 更正为 96.9%：迟到记录 14 条。',
        'Connect rate corrected from 96.8% to 96.9%: 14 late records.',
      ),
    ],
    simulated: true,
    digest: [
      say('接通率 96.9%（目标 97%，差 5 通）', 'Connect rate 96.9% (target 97%, 5 short)'),
      say('呼入 23,456，接通 22,748，放弃 708', 'Offered 23,456, answered 22,748, abandoned 708'),
      say('告警 1 条，未确认 0 条', 'One alert, none unacknowledged'),
      say('工单：新建 312，办结 287，超时 4', 'Orders: 312 created, 287 closed, 4 overdue'),
    ],
    tables,
    charts: [
      {
        key: 'curve',
        title: say('分时段话务与接通率', 'Calls and connect rate by slot'),
        table: 'slots',
        category: 'slot',
        bars: ['offered'],
        stacked: false,
        lines: ['connectRate'],
        target: 0.97,
      },
      {
        key: 'handling',
        title: say('处理时长构成', 'Handle time by part'),
        table: 'slots',
        category: 'slot',
        bars: ['att', 'hold', 'acw'],
        stacked: true,
        lines: [],
        target: null,
      },
    ],
  };
}

/** −1 to 1, the same for a seed. */
function noise(seed: number): number {
  const value = Math.sin(seed * 127.1 + 11.7) * 43_758.5453;
  return (value - Math.floor(value)) * 2 - 1;
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
