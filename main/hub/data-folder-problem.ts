import { ArchiveBusyError } from '../adapters/archive/open-archive.ts';
import { FutureDatabaseError, PastDatabaseError } from '../adapters/archive/migrate.ts';
import { NoDatabaseError } from '../adapters/archive/open-reader.ts';
import { Problem } from './problem.ts';

/** Why a data folder cannot be used, for people; anything that is not about the folder is given back as it came. */
export function dataFolderProblem(folder: string, fault: unknown): unknown {
  if (fault instanceof ArchiveBusyError) {
    return new Problem(
      `${folder} is open in another station`,
      'stop that one, or give this one its own folder with --data',
    );
  }
  if (fault instanceof FutureDatabaseError) {
    return new Problem(
      `the data in ${folder} was written by a newer Callwall (${fault.message})`,
      'update Callwall',
    );
  }
  if (fault instanceof PastDatabaseError)
    return new Problem(
      `the data in ${folder} is of an older Callwall (${fault.message})`,
      'start its station with this version: callwall serve',
    );
  if (fault instanceof NoDatabaseError) {
    return new Problem(
      `there is no station's data in ${folder}`,
      'check --data, or start a station there: callwall serve',
    );
  }
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return new Problem(
        `${folder} cannot be written (${code})`,
        'give this user the right to write there, or name another folder with --data',
      );
    case 'SQLITE_BUSY':
      return new Problem(`the station in ${folder} is too busy to let others write`, 'try again');
    case 'EEXIST':
    case 'ENOTDIR':
      return new Problem(`${folder} is not a folder`, 'name a folder with --data');
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return new Problem(
        `the disk of ${folder} is full`,
        'make room, or name a folder on another disk with --data',
      );
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new Problem(
        `the database in ${folder} is damaged (${code})`,
        'restore the folder from its back-up, see docs/operations.md',
      );
    default:
      return fault;
  }
}
