import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/** Whose request it is, as far as that can be bounded: an IPv4 address, or a network of IPv6 that one customer has. */
export function addressOf({ ip = '' }: Request): string {
  return ip.includes(':') ? ipKeyGenerator(ip) : ip
}
