import type { Answers } from '../../../../../shared/contract/asks.ts';
import { formatLocal } from '../../../../../shared/time/format.ts';
import { useWall } from '../../../../link/use-station.ts';
import { zoneNamed } from '../../../../link/zone.ts';
import { ChoiceField, LinesField, NumberField, TextField, TickField } from '../fields.tsx';
import { useSettings } from '../use-settings.ts';

export function CentreSection() {
  const { say } = useWall().words;
  return (
    <>
      <TextField path={['centre']} label={say('settings.centre')} hint={say('settings.centre.hint')} />
      <TextField path={['zone']} label={say('settings.zone')} hint={say('settings.zone.hint')} />
      <ChoiceField
        path={['slot']}
        label={say('settings.slot')}
        options={(['5m', '15m', '30m', '60m'] as const).map((value) => ({
          value,
          label: say('span.minutes', { count: Number.parseInt(value, 10) }),
        }))}
      />
    </>
  );
}

export function TargetsSection() {
  const { say } = useWall().words;
  return (
    <>
      <NumberField
        path={['targets', 'connectRate']}
        label={say('settings.targets.connectRate')}
        unit="%"
        scale={100}
      />
      <NumberField
        path={['targets', 'serviceLevel']}
        label={say('settings.targets.serviceLevel')}
        unit="%"
        scale={100}
      />
      <NumberField
        path={['targets', 'onTimeRate']}
        label={say('settings.targets.onTimeRate')}
        unit="%"
        scale={100}
        hint={say('settings.targets.hint')}
      />
    </>
  );
}

/** As shared/measure/service-level.ts has them. */
const variants = [
  'A≤X ÷ A',
  '(A≤X + B≤X) ÷ (A + B)',
  '(A≤X + B≤X − s) ÷ (A + B − s)',
  'A≤X ÷ (A + B>X)',
  '(A≤X + B≤X + C≤X) ÷ O',
  'A≤X ÷ (A + B − s)',
  'A≤X ÷ (A + B)',
  'A≤X ÷ (A + B + F)',
] as const;

export function FormulaSection() {
  const { say } = useWall().words;
  const { read } = useSettings();
  return (
    <>
      <p className="set-text">{say('settings.formula.text')}</p>
      <LinesField
        path={['serviceLevelSeconds']}
        label={say('settings.formula.seconds')}
        hint={say('settings.formula.seconds.hint')}
        read={(line) => (/^\d+$/.test(line.trim()) ? Number(line) : line)}
      />
      <ChoiceField
        path={['serviceLevelVariant']}
        label={say('settings.formula.variant')}
        hint={say('settings.formula.variant.hint')}
        options={variants.map((formula, at) => ({ value: at + 1, label: `${at + 1} · ${formula}` }))}
      />
      <NumberField
        path={['shortAbandonMs']}
        label={say('settings.formula.short')}
        unit={say('unit.seconds')}
        scale={0.001}
      />
      <TickField path={['excludeShortAbandons']} label={say('settings.formula.exclude')} />
      <FormulaVersions formulas={read.formulas} />
    </>
  );
}

/** What counted when, and what will. */
function FormulaVersions({ formulas }: Pick<Answers['settings.read'], 'formulas'>) {
  const { client, words } = useWall();
  const { say } = words;
  const { read } = useSettings();
  const zone = zoneNamed(read.settings.zone);
  const newestFirst = formulas.toReversed();
  const inForce = newestFirst.find(({ from }) => from <= client.clock.now());
  return (
    <table className="set-table">
      <caption>{say('settings.formula.versions')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('settings.version')}</th>
          <th scope="col">{say('settings.formula.from')}</th>
          <th scope="col">{say('settings.formula.seconds')}</th>
          <th scope="col">{say('settings.formula.variant')}</th>
          <th scope="col">{say('settings.formula.short')}</th>
          <th scope="col">{say('settings.formula.exclude')}</th>
        </tr>
      </thead>
      <tbody>
        {newestFirst.map((each) => (
          <tr key={each.version} data-now={each === inForce}>
            <td>{each.version}</td>
            <td>
              {each.from === 0 ? say('settings.formula.begin') : formatLocal(zone, each.from, 'date')}
              {each === inForce && <b> {say('settings.formula.now')}</b>}
              {each.from > client.clock.now() && <b> {say('settings.formula.next')}</b>}
            </td>
            <td>{each.serviceLevelSeconds.join(', ')}</td>
            <td>{each.serviceLevelVariant}</td>
            <td>{say('span.seconds', { count: each.shortAbandonMs / 1000 })}</td>
            <td>{say(each.excludeShortAbandons ? 'settings.yes' : 'settings.no')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const limited = ['ringing', 'talking', 'holding', 'acw', 'notReady'] as const;

export function LimitsSection() {
  const { say } = useWall().words;
  return (
    <>
      <p className="set-text">{say('settings.limits.text')}</p>
      {limited.map((state) => (
        <NumberField
          key={state}
          path={['seatLimits', state]}
          label={say(`agents.${state}`)}
          unit={say('unit.seconds')}
        />
      ))}
    </>
  );
}

export function RetentionSection() {
  const { say } = useWall().words;
  return (
    <>
      <p className="set-text">{say('settings.retention.text')}</p>
      {(['events', 'contacts', 'rollups'] as const).map((what) => (
        <NumberField
          key={what}
          path={['retention', what]}
          label={say(`settings.retention.${what}`)}
          unit={say('unit.days')}
        />
      ))}
    </>
  );
}
