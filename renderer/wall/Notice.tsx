import { Glyph } from '../panels/parts/Glyph.tsx';
import type { NoticeView } from './notice-view.ts';

export function Notice({ view }: { view: NoticeView }) {
  return (
    <main className="notice">
      <h2>
        <Glyph name={view.glyph} />
        {view.title}
      </h2>
      <p>{view.text}</p>
      {view.code !== '' && <code>{view.code}</code>}
    </main>
  );
}
