/** Why an operation's answer cannot be put together from texts; it is made of objects then. */
export class Unsuited extends Error {}
