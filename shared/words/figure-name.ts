import type { Words } from './words.ts';

/** A counter's name; those of a threshold say it: 20 秒内应答. */
export function counterWord(counter: string, words: Words): string {
  const seconds = /\d+$/.exec(counter)?.[0] ?? '';
  const word = `counter.${counter.slice(0, counter.length - seconds.length)}`;
  return words.sayKey(word, { seconds }) ?? counter;
}

/** What a figure is called at the head of a column: as a sentence begins. */
export function figureTitle(figure: string, words: Words): string {
  const name = figureName(figure, words);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a figure of a report is called: a metric, a peak or a counter. */
export function figureName(figure: string, words: Words): string {
  return words.sayKey(`metric.${figure}`) ?? words.sayKey(`peak.${figure}`) ?? counterWord(figure, words);
}
