import * as z from 'zod';
import { settingsSchema } from '../../../shared/model/settings.ts';

/** The published JSON Schema of the settings file (docs/settings.schema.json), from the schema the program uses. */
export function settingsJsonSchema(): z.core.JSONSchema.BaseSchema {
  return {
    ...z.toJSONSchema(settingsSchema, { io: 'input' }),
    title: 'Callwall settings, version 1',
  };
}

/** Tells the names of the keys that a schema knows at a path of its document; empty where it has no object. */
export function keysOf(schema: z.ZodType): (path: readonly PropertyKey[]) => string[] {
  return (path) => {
    let nodes: z.core.JSONSchema.BaseSchema[] = [z.toJSONSchema(schema, { io: 'input' })];
    for (const part of path) {
      nodes = nodes.flatMap((node) => step(node, part)).flatMap((node) => [node, ...(node.oneOf ?? [])]);
    }
    return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
  };
}

function step(node: z.core.JSONSchema.BaseSchema, part: PropertyKey): z.core.JSONSchema.BaseSchema[] {
  const next = typeof part === 'number' ? node.items : node.properties?.[String(part)];
  return typeof next === 'object' && !Array.isArray(next) ? [next] : [];
}
