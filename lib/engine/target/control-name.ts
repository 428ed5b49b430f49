/**
 * A host name that nobody has made and nobody can, in a zone that every resolver knows: who
 * has an address for it gives one for any name.
 */
export const controlName = 'no-such-host.root-servers.net'
