/** The part of the package `smpp` that is used here; it brings no types. */
declare module 'smpp' {
  const smpp: import('./smpp-package.js').SmppPackage;
  export = smpp;
}
