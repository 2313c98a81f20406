import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { protocolJsonSchema } from '../main/adapters/feeds/protocol-json-schema.ts';

/** Writes docs/callwall.v1.schema.json anew; a test says when that is due. */
const file = join(import.meta.dirname, '..', 'docs', 'callwall.v1.schema.json');
writeFileSync(file, `${JSON.stringify(protocolJsonSchema(), null, 2)}\n`);
