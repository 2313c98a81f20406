import { Glyph } from '../../panels/parts/Glyph.tsx';

/** Why a dialog's change was not made; keeps its place while there is nothing to say. */
export function FaultLine({ text }: { text: string }) {
  return (
    <p className="fault-line" role="alert">
      {text !== '' && (
        <>
          <Glyph name="critical" />
          {text}
        </>
      )}
    </p>
  );
}
