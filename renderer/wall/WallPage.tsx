import { useEffect, useLayoutEffect, useMemo } from 'react';
import { topicsOf } from '../../shared/contract/scenes.ts';
import type { Topic } from '../../shared/contract/topics.ts';
import { soundOfAddress } from '../alerts/sound/sound-settings.ts';
import type { StationClient } from '../link/station-client.ts';
import type { Ticker } from '../link/ticker.ts';
import { useOwnWords } from '../link/use-own-words.ts';
import { useSubject, WallContext } from '../link/use-station.ts';
import type { TokenAnswer } from '../session/session-api.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import { palettes } from '../theme/palette.ts';
import { BrandTheme } from './BrandTheme.tsx';
import type { DisplayIdentity } from './display-identity.ts';
import { DisplayName } from './DisplayName.tsx';
import { type Shown, shownPlan } from './shown-plan.ts';
import { Wall } from './Wall.tsx';
import { WallSound } from './WallSound.tsx';

/** The wall of a display, as its plan and its address say: scenes, language and colours change while it runs. */
export function WallPage({
  client,
  ticker,
  address,
  display,
  more,
  host,
  enter,
}: {
  client: StationClient;
  ticker: Ticker;
  address: URLSearchParams;
  /** Null: a picture of a wall, which is no display and follows no plan. */
  display: DisplayIdentity | null;
  /** Topics that are followed besides those of the scenes. */
  more: readonly Topic[];
  host: string;
  enter: (token: string) => Promise<TokenAnswer>;
}) {
  const plans = useSubject(client.topic('displayPlans'));
  const id = display?.id;
  // As text, so that the plans of other displays do not wake this one.
  const text = JSON.stringify(shownPlan(address, id === undefined ? undefined : plans, id ?? ''));
  const shown = useMemo((): Shown => JSON.parse(text), [text]);
  const { language, theme, stops } = shown;
  const words = useOwnWords(client, language);
  const wall = useMemo(
    () => ({ client, ticker, words, palette: palettes[theme] }),
    [client, ticker, words, theme],
  );
  const root = document.documentElement;
  useLayoutEffect(() => {
    root.lang = language;
    applyTheme(theme, root);
  }, [root, language, theme]);
  const asked = useMemo(() => soundOfAddress(address), [address]);
  // A picture of a wall is silent.
  const sounds = display !== null && (shown.sound ?? asked.on);
  useEffect(() => {
    const topics = topicsOf(stops.map(({ scene }) => scene));
    client.follow([...topics, ...(sounds ? (['notices'] as const) : []), ...more]);
  }, [client, stops, sounds, more]);
  return (
    <WallContext value={wall}>
      <BrandTheme root={root}>
        <Wall
          shown={shown}
          display={display}
          yields={address.get('alerts') !== 'stay'}
          host={host}
          enter={enter}
        />
        {sounds && <WallSound settings={{ ...asked, on: true }} />}
        {display !== null && (
          <DisplayName
            name={shown.name ?? display.name}
            id={display.id}
            asked={plans === undefined ? null : (plans[display.id]?.identified ?? 0)}
          />
        )}
      </BrandTheme>
    </WallContext>
  );
}
