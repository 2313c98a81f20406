/**
 * Node's http without its face as an ES module: making that reads every export, one of which (`WebSocket`) brings
 * undici in, and every start of a program would take 50 ms longer.
 */
export const { createServer, request, STATUS_CODES } = process.getBuiltinModule('node:http');
