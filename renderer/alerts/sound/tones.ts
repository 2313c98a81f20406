import type { Severity } from '../../../shared/model/fault.ts';

/** One tone of a sound: when it begins and how long it lasts, seconds. */
export interface Tone {
  hz: number;
  at: number;
  lasts: number;
}

/**
 * A sound for each severity, told apart with the eyes shut: one soft tone, two falling ones, three rising ones twice.
 * The tones are of one chord, far enough below 2 kHz for a hall's speakers and above the hum of voices.
 */
export const tones: Record<Severity, readonly Tone[]> = {
  notice: [{ hz: 659, at: 0, lasts: 0.35 }],
  warning: [
    { hz: 880, at: 0, lasts: 0.28 },
    { hz: 659, at: 0.3, lasts: 0.4 },
  ],
  critical: [0, 0.75].flatMap((at) => [
    { hz: 880, at, lasts: 0.18 },
    { hz: 1109, at: at + 0.2, lasts: 0.18 },
    { hz: 1319, at: at + 0.4, lasts: 0.3 },
  ]),
};

/** How long a sound lasts, seconds. */
export function soundSeconds(severity: Severity): number {
  return Math.max(...tones[severity].map(({ at, lasts }) => at + lasts));
}

/** Loudest sample of a tone at full volume: two that overlap stay below what a speaker can give. */
const PEAK = 0.4;
/** Tones swell and fade, seconds: a step would crack. */
const [SWELL, FADE] = [0.012, 0.12];

/** Plans a sound on an audio clock. @param volume 0 to 1; @param start time of that clock, seconds */
export function planSound(
  context: BaseAudioContext,
  severity: Severity,
  volume: number,
  start: number,
): void {
  for (const { hz, at, lasts } of tones[severity]) {
    const [from, end] = [start + at, start + at + lasts];
    const loud = context.createGain();
    loud.gain.setValueAtTime(0, from);
    loud.gain.linearRampToValueAtTime(PEAK * volume, from + SWELL);
    loud.gain.setValueAtTime(PEAK * volume, end - FADE);
    loud.gain.linearRampToValueAtTime(0, end);
    loud.connect(context.destination);
    // A pure tone is lost in a hall; its octave makes it clear.
    for (const [times, share] of [
      [1, 0.8],
      [2, 0.2],
    ] as const) {
      const part = context.createOscillator();
      const level = context.createGain();
      part.frequency.value = hz * times;
      level.gain.value = share;
      part.connect(level).connect(loud);
      part.start(from);
      part.stop(end);
    }
  }
}
