import { NoDatabaseError, openReader } from '../adapters/archive/open-reader.ts';
import type { ArchiveReader } from '../adapters/archive/open-reader.ts';
import { dataFolderProblem } from './data-folder-problem.ts';
import { Problem } from './problem.ts';

/** Opens a station's data for reading, also beside the running station. @throws Problem */
export function openData(folder: string): ArchiveReader {
  try {
    return openReader(folder);
  } catch (fault) {
    if (fault instanceof NoDatabaseError) {
      throw new Problem(
        `there is no station's data in ${folder}`,
        'check --data, or start a station there: callwall serve',
      );
    }
    throw dataFolderProblem(folder, fault);
  }
}
