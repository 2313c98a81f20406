import { Button } from 'antd';
import { useWall, useWho } from '../../link/use-station.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { refusalText } from './refusal-text.ts';

/** Says why a question was not answered; `again` asks once more. */
export function ErrorNote({ fault, again }: { fault: unknown; again?: (() => void) | undefined }) {
  const { words } = useWall();
  const { role } = useWho();
  return (
    <p className="error-note" role="alert">
      <Glyph name="critical" />
      {refusalText(fault, words, role)}
      {again !== undefined && <Button onClick={again}>{words.say('desk.again')}</Button>}
    </p>
  );
}
