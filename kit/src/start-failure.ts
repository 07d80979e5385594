/** A reason not to start that the operator can act on: `main` prints the sentence and exits 1, without a stack trace. */
export class StartFailure extends Error {
  override readonly name: string = 'StartFailure';
}
