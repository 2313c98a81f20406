import { openReader } from '../adapters/archive/open-reader.ts';
import type { ArchiveReader } from '../adapters/archive/open-reader.ts';
import { dataFolderProblem } from './data-folder-problem.ts';

/** Opens a station's data for reading, also beside the running station. @throws Problem */
export function openData(folder: string): ArchiveReader {
  try {
    return openReader(folder);
  } catch (fault) {
    throw dataFolderProblem(folder, fault);
  }
}
