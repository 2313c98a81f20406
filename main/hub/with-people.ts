import type { People } from '../adapters/people/people.ts';
import { dataFolderProblem } from './data-folder-problem.ts';

/** Works with the people of a data folder, whether its station runs or not. @throws Problem */
export async function withPeople<T>(
  folder: string,
  make: boolean,
  work: (people: People) => T | Promise<T>,
): Promise<T> {
  // Loaded here because it brings the database in, which other commands do without.
  const { openPeople } = await import('../adapters/people/open-people.ts');
  try {
    const opened = openPeople(folder, { make });
    try {
      return await work(opened.people);
    } finally {
      opened.close();
    }
  } catch (fault) {
    throw dataFolderProblem(folder, fault);
  }
}
