import type { ReactNode } from 'react';
import type { Words } from '../../shared/words/words.ts';
import { Glyph, type GlyphName } from '../panels/parts/Glyph.tsx';

/** A page that says one thing, legible from where a wall is read; `children`: what can be done. */
export function PageNotice({
  glyph,
  title,
  text,
  cause,
  words,
  children,
}: {
  glyph: GlyphName;
  title: string;
  text?: string;
  /** As the program put it. */
  cause?: string;
  words: Words;
  children?: ReactNode;
}) {
  return (
    <div className="frame setup">
      <header>
        <h1 className="centre">{words.say('app.name')}</h1>
      </header>
      <main className="notice">
        <h2>
          <Glyph name={glyph} />
          <span>{title}</span>
        </h2>
        {text !== undefined && <p>{text}</p>}
        {cause !== undefined && <pre tabIndex={0}>{cause}</pre>}
        {children !== undefined && <div className="notice-actions">{children}</div>}
      </main>
    </div>
  );
}
