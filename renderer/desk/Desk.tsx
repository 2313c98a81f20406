import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import type { StationClient } from '../link/station-client.ts';
import type { Ticker } from '../link/ticker.ts';
import { useOwnWords } from '../link/use-own-words.ts';
import { useWall, WallContext } from '../link/use-station.ts';
import type { SessionGate } from '../session/session-gate.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import { palettes } from '../theme/palette.ts';
import { BrandTheme } from '../wall/BrandTheme.tsx';
import { CommandBook } from './commands.ts';
import { deskTheme } from './desk-theme.ts';
import { DeskDoor } from './door/DeskDoor.tsx';
import { DeskFrame } from './frame/DeskFrame.tsx';
import { chooseLooks, type Looks, readLooks } from './looks.ts';
import { DeskContext } from './use-desk.ts';
import { useUnit } from './use-unit.ts';

const locales = { 'zh-CN': zhCN, en: enUS };

/** The duty desk: its looks and its frame; before them, where the station wants it, the door. */
export function Desk({
  client,
  ticker,
  host,
  gate,
}: {
  client: StationClient;
  ticker: Ticker;
  host: string;
  gate: SessionGate;
}) {
  const [looks, setLooks] = useState(readLooks);
  const [commands] = useState(() => new CommandBook());
  const { language, theme } = looks;
  const words = useOwnWords(client, language);
  const wall = useMemo(
    () => ({ client, ticker, words, palette: palettes[theme] }),
    [client, ticker, words, theme],
  );
  const desk = useMemo(() => {
    const change = (changed: Partial<Looks>) => {
      const next = { ...looks, ...changed };
      chooseLooks(next);
      setLooks(next);
    };
    return {
      theme: looks.theme,
      setTheme: (next: Looks['theme']) => change({ theme: next }),
      setLanguage: (next: Looks['language']) => change({ language: next }),
      commands,
      signOut: () => void gate.signOut(),
    };
  }, [looks, commands, gate]);
  const root = document.documentElement;
  useLayoutEffect(() => {
    root.lang = language;
    applyTheme(theme, root);
  }, [root, language, theme]);
  return (
    <WallContext value={wall}>
      <BrandTheme root={root}>
        <Components looks={looks}>
          <DeskContext value={desk}>
            <DeskDoor gate={gate} host={host}>
              <DeskFrame host={host} />
            </DeskDoor>
          </DeskContext>
        </Components>
      </BrandTheme>
    </WallContext>
  );
}

/** antd in our colours and language. */
function Components({ looks: { language, theme }, children }: { looks: Looks; children: ReactNode }) {
  const { palette } = useWall();
  const unit = useUnit();
  const config = useMemo(() => deskTheme(theme, palette, unit), [theme, palette, unit]);
  return (
    <ConfigProvider theme={config} locale={locales[language]} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
