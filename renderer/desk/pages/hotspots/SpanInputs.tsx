import { Input } from 'antd';
import { formatLocal } from '../../../../shared/time/format.ts';
import { parseLocal } from '../../../../shared/time/parse-local.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { useAddress } from '../../use-address.ts';
import { hotspotsAddress } from './hotspots-address.ts';
import type { Span } from './shown-hotspot.ts';

/** The days that are looked at; without one, those that stand there dimly. */
export function SpanInputs({ span }: { span: Span }) {
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const [state, change] = useAddress(hotspotsAddress);
  const input = (key: 'from' | 'to', usual: number) => (
    <label>
      {say(`desk.hotspots.${key}`)}{' '}
      <Input
        className="hotspots-day"
        value={state[key]}
        placeholder={formatLocal(zone, usual, 'date')}
        status={state[key] === '' || parseLocal(zone, state[key]).ms !== undefined ? '' : 'error'}
        onChange={({ target }) => change({ [key]: target.value.trim() }, 'replace')}
      />
    </label>
  );
  return (
    <>
      {input('from', span.from)}
      {input('to', span.to - 1)}
    </>
  );
}
