import { useWall } from '../../link/use-station.ts';
import { Note } from '../parts/Note.tsx';

/** Nobody can sign in, and from here nobody can change that. */
export function NoAccounts() {
  const { say } = useWall().words;
  return (
    <Note
      glyph="none"
      title={say('door.closed.title')}
      text={say('door.closed.text')}
      code="callwall people add --account … --role administrator"
    />
  );
}
