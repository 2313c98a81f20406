import { useState } from 'react';
import type { AskInput } from '../../../shared/contract/asks.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import { useShellHealth } from '../../setup/use-shell-health.ts';
import { shellBridge } from '../../link/port-wire.ts';
import { useCell, useStation, useTicking, useTopic, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { useDataSecond } from '../../panels/use-staleness.ts';
import { useAsk } from '../parts/use-ask.ts';
import type { SignalSubject } from './card-subject.ts';
import { signalValue, type SignalValue } from './signal-value.ts';
import { signalFacts } from './signals.ts';

/** The application around the page; in a browser there is none. */
const bridge = shellBridge();

/** A number that is no metric, with when it was read, as people write it (empty: not yet), or why it could not be. */
export function useSignal(
  subject: SignalSubject,
): SignalValue & { at: string; fault: unknown; again(): void } {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const { from } = signalFacts(subject.signal);
  const told = {
    feeds: useTopic('feeds'),
    load: useCell('alarmLoad', 'load'),
    alerts: useTopic('alerts'),
    faults: useTopic('faults'),
  };
  const asked = useAsked(subject);
  const shell = useShellHealth(from === 'shell' ? bridge : undefined);
  const shellTold = bridge === undefined || shell?.ok === false ? null : shell?.value;
  const now = useDataSecond();
  const value = signalValue(
    subject,
    { ...told, ...asked.answers, shell: shellTold },
    { now, real: asked.at, zone, words },
  );
  const isAsked = from === 'stored' || from === 'gap' || from === 'quarantine' || from === 'station';
  const time = isAsked ? asked.at : now;
  const known = value.value !== undefined;
  return {
    ...value,
    at: known ? `${formatLocal(zone, time, 'date')} ${formatLocal(zone, time, 'time')}` : '',
    fault: asked.fault,
    again: asked.again,
  };
}

/** What has to be asked for, with when the newest answer came, by the station's own clock, epoch ms. */
function useAsked({ signal, of, part }: SignalSubject) {
  const { from } = signalFacts(signal);
  const health = useAsk('health.read', from === 'station' ? {} : null);
  const stored = useAsk('health.database', from === 'station' || from === 'stored' ? {} : null);
  const gaps = useAsk('gaps.list', from === 'gap' ? gapQuestion(of) : null);
  const quarantine = useAsk(
    'quarantine.list',
    from === 'quarantine'
      ? { limit: 1, ...(of !== '' && { source: of }), ...(part !== '' && { code: part }) }
      : null,
  );
  const all = [health, stored, gaps, quarantine];
  const real = Number(useTicking((moment) => String(Math.floor(moment.real / 1000)))) * 1000;
  const answer = stored.answer ?? gaps.answer ?? quarantine.answer;
  const [read, setRead] = useState({ answer, at: real });
  if (read.answer !== answer) setRead({ answer, at: real });
  return {
    answers: {
      health: health.answer,
      stored: stored.answer,
      gaps: gaps.answer,
      quarantine: quarantine.answer,
    },
    at: read.at,
    fault: all.find(({ fault }) => fault !== undefined)?.fault,
    again: () => all.forEach((each) => each.again()),
  };
}

/** The gap alone: entries come newest first, and those before the next id begin with it. */
function gapQuestion(id: string): AskInput<'gaps.list'> | null {
  const before = Number(id) + 1;
  return Number.isSafeInteger(before) && before > 1 ? { before, limit: 1 } : null;
}
