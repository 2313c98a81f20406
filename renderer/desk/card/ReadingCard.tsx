import { gaugeFacts } from '../../../shared/measure/gauge-cards.ts';
import type { FormulaInForce } from '../../../shared/contract/asks/figures-asks.ts';
import { gauges } from '../../../shared/model/gauge.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import { useStation, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useAsk } from '../parts/use-ask.ts';
import { useMay } from '../parts/use-change.ts';
import { CardHistory } from './CardHistory.tsx';
import { CardRows } from './CardRows.tsx';
import type { ReadingSubject } from './card-subject.ts';
import { settingTexts } from './card-view.ts';
import { versionText } from './card-texts.ts';
import { listedSubject, type ReadingView, readingView, type Seen } from './reading-view.ts';
import { useReading } from './use-reading.ts';
import './card.css';

/** The formula card (口径卡) of what a rule saw: its metric, in the alert's scope and window, as it was judged. */
export function ReadingCard({ subject }: { subject: ReadingSubject }) {
  const { words } = useWall();
  const { seen, fault, again } = useReading(subject);
  const formulas = useAsk('formulas.list', {});
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (formulas.fault !== undefined) return <ErrorNote fault={formulas.fault} again={formulas.again} />;
  if (seen === null) return <p>{words.say('reading.gone')}</p>;
  const formula = formulas.answer?.formulas.findLast(({ from }) => (from ?? 0) <= (seen?.at ?? 0));
  if (seen === undefined || formula === undefined) return <Loading rows={10} />;
  return <Card seen={seen} formula={formula} />;
}

function Card({ seen, formula }: { seen: Seen; formula: FormulaInForce }) {
  const { words } = useWall();
  const { say } = words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const view = readingView(seen, formula, useRule(seen), words);
  const listed = listedSubject(seen);
  const at = `${formatLocal(zone, seen.at, 'date')} ${formatLocal(zone, seen.at, 'time')}`;
  return (
    <div className="card">
      <p className="card-scope">
        <b>{view.where}</b>
        <span>
          {view.window === ''
            ? say('reading.moment', { at })
            : say('reading.window', { window: view.window, at })}
        </span>
      </p>
      <h2>{view.name}</h2>
      <p className="card-value">{view.value}</p>
      {view.interval !== '' && <p className="card-dim">{view.interval}</p>}
      <p className="card-dim">{say('reading.seen')}</p>
      <dl className="card-facts">
        {view.limit !== '' && (
          <>
            <dt>{say('reading.limit')}</dt>
            <dd>{view.limit}</dd>
          </>
        )}
        <dt>{say('reading.sample')}</dt>
        <dd>{view.sample}</dd>
        <dt>{say('reading.rule')}</dt>
        <dd>{say('reading.revision', { rule: view.rule.name, revision: view.rule.revision })}</dd>
      </dl>
      {view.ratio === null ? <Gauge seen={seen} about={view.about} /> : <Ratio ratio={view.ratio} />}
      <section>
        <h3>{say('card.version')}</h3>
        <p>{versionText(formula, zone, words)}</p>
        <p className="card-dim">
          {view.ratio === null ? say('card.gauge') : settingTexts(formula, words).join(' · ')}
        </p>
      </section>
      {listed !== null && <CardRows subject={listed} ledger="event" />}
      <CardHistory zone={zone} />
    </div>
  );
}

/** The rule by which it was judged; null where somebody may not see rules, or it is another one by now. */
function useRule({ rule, revision }: Seen) {
  const may = useMay('rules.list');
  const { answer } = useAsk('rules.list', may ? {} : null);
  return answer?.rules.find((each) => each.rule.id === rule && each.revision === revision)?.rule ?? null;
}

function Ratio({ ratio }: { ratio: NonNullable<ReadingView['ratio']> }) {
  const { say } = useWall().words;
  const titles = [say('card.numerator'), say('card.denominator')];
  return (
    <section>
      <h3>{say('card.formula')}</h3>
      <p className="card-formula">{ratio.formula}</p>
      <p className="card-symbols">
        <span className="unseen">{say('card.symbols')}</span>
        <code>{ratio.symbols}</code>
      </p>
      {ratio.unsure && (
        <p className="card-note">
          <Glyph name="watch" />
          {say('reading.unsure')}
        </p>
      )}
      <div className="card-sides">
        {ratio.sides.map(({ name, amount }, at) => (
          <table key={titles[at]}>
            <caption>{titles[at]}</caption>
            <tbody>
              <tr>
                <th scope="row">{name}</th>
                <td>{amount}</td>
              </tr>
            </tbody>
          </table>
        ))}
      </div>
      <dl className="card-facts">
        <dt>{say('card.exclusions')}</dt>
        <dd>{ratio.exclusions}</dd>
      </dl>
    </section>
  );
}

function Gauge({ seen: { metric }, about }: { seen: Seen; about: string }) {
  const { say } = useWall().words;
  const gauge = gauges.find((each) => each === metric);
  if (gauge === undefined) return null;
  const { exclusions, events } = gaugeFacts(gauge);
  return (
    <section>
      <h3>{say('card.counts')}</h3>
      <p>{about}</p>
      <dl className="card-facts">
        <dt>{say('card.exclusions')}</dt>
        <dd>{say(exclusions)}</dd>
        <dt>{say('card.events')}</dt>
        <dd>{events.length === 0 ? say('card.events.none') : <code>{events.join(' · ')}</code>}</dd>
      </dl>
    </section>
  );
}
