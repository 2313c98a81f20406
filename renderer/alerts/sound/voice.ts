import { BehaviorSubject } from 'rxjs';
import type { Language } from '../../../shared/words/words.ts';

const synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis;

/** The voices this browser has; they come late, or never. */
export const voices = new BehaviorSubject<readonly SpeechSynthesisVoice[]>(synthesis?.getVoices() ?? []);
synthesis?.addEventListener('voiceschanged', () => voices.next(synthesis.getVoices()));

/** A voice of a language, one of this machine first: what is read does not leave it. */
export function voiceFor(
  language: Language,
  known: readonly SpeechSynthesisVoice[],
): SpeechSynthesisVoice | null {
  const own = known.filter(({ lang }) => lang.toLowerCase().startsWith(language.slice(0, 2)));
  return own.find(({ localService }) => localService) ?? null;
}

/** Speaks a sentence in place of what is being spoken; false without a voice. @param volume 0 to 1 */
export function speak(text: string, language: Language, volume: number): boolean {
  const voice = voiceFor(language, voices.value);
  if (synthesis === undefined || voice === null) return false;
  const sentence = new SpeechSynthesisUtterance(text);
  sentence.voice = voice;
  sentence.lang = voice.lang;
  sentence.volume = volume;
  synthesis.cancel();
  synthesis.speak(sentence);
  return true;
}
