/** What electron-builder is called with. */
export interface BuilderCall {
  args: string[];
  allowStandIn: boolean;
}

/** Reads the arguments of `npm run dist`; all but `--allow-standin` are electron-builder's, and it publishes only when asked to. */
export function builderArguments(given: readonly string[]): BuilderCall {
  const args = given.filter((arg) => arg !== '--allow-standin');
  // Otherwise electron-builder takes a CI machine or a git tag for the wish to publish.
  const asked = args.some((arg) => /^(-p|--publish)(=|$)/.test(arg));
  return { args: asked ? args : [...args, '--publish', 'never'], allowStandIn: args.length < given.length };
}
