import { Glyph } from '../../panels/parts/Glyph.tsx';

/** What is wrong with a field, under it; its room is kept free, so that nothing moves. */
export function Problem({
  id,
  text,
  hint,
}: {
  id: string;
  text: string | undefined;
  hint?: string | undefined;
}) {
  return (
    <p id={`${id}-note`} className="field-note" data-wrong={text === undefined ? undefined : ''}>
      {text === undefined ? (
        hint
      ) : (
        <>
          <Glyph name="critical" />
          <span>{text}</span>
        </>
      )}
    </p>
  );
}
