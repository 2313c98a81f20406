import { Button } from 'antd';
import { Glyph, type GlyphName } from '../../panels/parts/Glyph.tsx';

/** What stands where there is nothing to show: what it is, why, and what can be done. */
export function Note({
  glyph,
  title,
  text = '',
  code = '',
  action,
}: {
  glyph: GlyphName;
  title: string;
  text?: string;
  /** To be copied. */
  code?: string;
  action?: { text: string; run: () => void } | undefined;
}) {
  return (
    <section className="note">
      <h2>
        <Glyph name={glyph} />
        {title}
      </h2>
      {text !== '' && <p>{text}</p>}
      {code !== '' && <code>{code}</code>}
      {action !== undefined && <Button onClick={action.run}>{action.text}</Button>}
    </section>
  );
}
