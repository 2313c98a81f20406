import { Panel as IvrFiguresPanel } from '../panels/ivr-figures/Panel.tsx';
import { Panel as MixTablePanel } from '../panels/mix-table/Panel.tsx';
import { type ScreenForm, useScreenForm } from '../panels/use-screen-form.ts';
import './channels.css';

/** Rows of the tables by form of screen. */
const keys: Record<ScreenForm, number> = { wide: 13, strip: 17, portrait: 8 };
const others: Record<ScreenForm, number> = { wide: 5, strip: 17, portrait: 4 };

/** 渠道与 IVR: what became of what came in, by menu key, channel and language. */
export function ChannelsScene() {
  const form = useScreenForm();
  return (
    <main className="channels-scene">
      <IvrFiguresPanel />
      <MixTablePanel dimension="ivrKey" most={keys[form]} />
      <MixTablePanel dimension="channel" most={others[form]} />
      <MixTablePanel dimension="language" most={others[form]} />
    </main>
  );
}
