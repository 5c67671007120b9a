import { StoreError } from './store-error.ts'

/** How sentences call the database at an address: the file, or the address without its password. Throws StoreError. */
export function nameOfDatabase(url: string): string {
  if (url.startsWith('sqlite:')) return url.slice('sqlite:'.length)
  const parsed = /^postgres(?:ql)?:\/\//u.test(url) ? URL.parse(url) : null
  if (parsed === null) {
    // Nothing of the address itself is said, since it may be a password that cannot be read.
    throw new StoreError(
      'DATABASE_URL should be sqlite: and a file, or postgres://user:password@host/database; write characters such as / ? # @ of a password as %2F %3F %23 %40.',
    )
  }
  const host = parsed.host === '' ? (parsed.searchParams.get('host') ?? '') : parsed.host
  const user = parsed.username === '' ? '' : `${parsed.username}@`
  return `postgres://${user}${host}${parsed.pathname}`
}
