import { Glyph } from '../../panels/parts/Glyph.tsx';

/** Says why the door stays shut; keeps its place while nothing is wrong. */
export function DoorFault({ text }: { text: string }) {
  return (
    <p id="door-fault" className="door-fault" role="alert">
      {text !== '' && (
        <>
          <Glyph name="critical" />
          {text}
        </>
      )}
    </p>
  );
}
