import { useMemo } from 'react';
import { createWords, type Language, type Words } from '../../shared/words/words.ts';
import type { StationClient } from './station-client.ts';
import { useSubject } from './use-station.ts';

/** The texts of a language, with those that the station's settings replace. */
export function useOwnWords(client: StationClient, language: Language): Words {
  const own = JSON.stringify(useSubject(client.station)?.words ?? {});
  return useMemo(() => createWords(language, JSON.parse(own)), [language, own]);
}
