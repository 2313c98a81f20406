import { useTopic } from '../link/use-station.ts';
import { Panel as IvrFiguresPanel } from '../panels/ivr-figures/Panel.tsx';
import { Panel as MixTablePanel } from '../panels/mix-table/Panel.tsx';
import { type ScreenForm, useScreenForm } from '../panels/use-screen-form.ts';
import './channels.css';

/** Rows of the tables by form of screen. */
const keys: Record<ScreenForm, number> = { wide: 13, strip: 17, portrait: 8 };
/** Rows that the line of a fault takes from the first of them. */
const BANNER = 1;
const others: Record<ScreenForm, number> = { wide: 5, strip: 17, portrait: 4 };

/** 渠道与 IVR: what became of what came in, by menu key, channel and language. */
export function ChannelsScene() {
  const form = useScreenForm();
  const faulty = Object.keys(useTopic('faults') ?? {}).length > 0;
  return (
    <main className="channels-scene">
      <IvrFiguresPanel />
      <MixTablePanel dimension="ivrKey" most={keys[form] - (faulty ? BANNER : 0)} />
      <MixTablePanel dimension="channel" most={others[form]} />
      <MixTablePanel dimension="language" most={others[form]} />
    </main>
  );
}
