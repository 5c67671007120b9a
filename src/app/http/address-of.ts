import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/** Whose request it is, as `boundedAddress` has it. */
export function addressOf({ ip }: Request): string {
  return boundedAddress(ip)
}

/** An address of IPv4, or of IPv6 the network that one customer has; '' where there is none any more. */
export function boundedAddress(ip: string | undefined = ''): string {
  return ip.includes(':') ? ipKeyGenerator(ip) : ip
}
