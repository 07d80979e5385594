/** Something came that must be looked at more closely: an error, a null that cannot be, a text that is written in another way. */
export class NotVerbatim extends Error {}

/** Of what is kept of entities not all is there. Whoever asks for the rest keeps what comes, and that is no text. */
export class NotKept extends Error {}

/** A fetch has failed; of that the executor tells the client. */
export class NotSent extends Error {}
