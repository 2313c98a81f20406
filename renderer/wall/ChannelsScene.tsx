import { Panel as IvrFiguresPanel } from '../panels/ivr-figures/Panel.tsx';
import { Panel as MixTablePanel } from '../panels/mix-table/Panel.tsx';
import { useLinesTaken } from '../panels/use-lines-taken.ts';
import { type ScreenForm, useScreenForm } from '../panels/use-screen-form.ts';
import './channels.css';

/** Rows of the tables by form of screen. */
const keys: Record<ScreenForm, number> = { wide: 13, strip: 17, portrait: 8 };
/** Rows that the banner of an alert and the line of a fault take from the first of them. */
const [ALERT, FAULT] = [2, 1];
const others: Record<ScreenForm, number> = { wide: 5, strip: 17, portrait: 4 };

/** Rows of each that the line of a message takes. */
const taken: Record<ScreenForm, { keys: number; others: number }> = {
  wide: { keys: 2, others: 1 },
  strip: { keys: 2, others: 2 },
  portrait: { keys: 1, others: 1 },
};

/** 渠道与 IVR: what became of what came in, by menu key, channel and language. */
export function ChannelsScene() {
  const form = useScreenForm();
  const { alert, fault, message } = useLinesTaken();
  const most = keys[form] - (message ? taken[form].keys : 0) - (alert ? ALERT : fault ? FAULT : 0);
  const mostOthers = others[form] - (message || alert ? taken[form].others : 0);
  return (
    <main className="channels-scene">
      <IvrFiguresPanel />
      <MixTablePanel dimension="ivrKey" most={most} />
      <MixTablePanel dimension="channel" most={mostOthers} />
      <MixTablePanel dimension="language" most={mostOthers} />
    </main>
  );
}
