import type { Settings } from '../../../shared/model/settings.ts';
import type { ArchiveReader } from '../../adapters/archive/open-reader.ts';

/** What answers questions about what is stored: all that is read is of one moment. */
export interface History {
  reader: ArchiveReader;
  settings: Settings;
}
