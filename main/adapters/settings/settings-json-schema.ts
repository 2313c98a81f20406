import * as z from 'zod';
import { settingsSchema } from '../../../shared/model/settings.ts';

/** The published JSON Schema of the settings file (docs/settings.schema.json), from the schema the program uses. */
export function settingsJsonSchema(): z.core.JSONSchema.BaseSchema {
  return {
    ...z.toJSONSchema(settingsSchema, { io: 'input' }),
    title: 'Callwall settings, version 1',
  };
}

type Node = z.core.JSONSchema.BaseSchema;

/** Tells the names of the keys that a schema knows at a path of its document; empty where it has no object. */
export function keysOf(schema: z.ZodType): (path: readonly PropertyKey[]) => string[] {
  return (path) => {
    const root = z.toJSONSchema(schema, { io: 'input' });
    let nodes: Node[] = [root];
    for (const part of path) {
      nodes = nodes
        .flatMap((node) => step(node, part))
        .flatMap((node) => [node, ...(node.oneOf ?? [])])
        .map((node) => pointedAt(root, node));
    }
    return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
  };
}

function step(node: Node, part: PropertyKey): Node[] {
  const next = typeof part === 'number' ? node.items : node.properties?.[String(part)];
  return typeof next === 'object' && !Array.isArray(next) ? [next] : [];
}

/** What recurs, like the nodes of a tree, stands once in the schema. */
function pointedAt(root: Node, node: Node): Node {
  const name = /^#\/\$defs\/(.+)$/.exec(node.$ref ?? '')?.[1];
  return (name === undefined ? undefined : root.$defs?.[name]) ?? node;
}
