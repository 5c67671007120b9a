import { describe, expect, it, vi } from 'vitest'
import { rememberFor, rememberRepeated } from '../../src/text/remember-for.ts'

describe('What is remembered for an object', () => {
  it('is worked out once', () => {
    const work = vi.fn((key: { readonly name: string }) => key.name.toUpperCase())
    const remember = rememberFor(work)
    const key = { name: 'a' }
    expect([remember(key), remember(key), remember({ name: 'b' })]).toEqual(['A', 'A', 'B'])
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('is kept from the second time on where most is asked for once', () => {
    const work = vi.fn(({ name }: { readonly name: string }) => [name])
    const remember = rememberRepeated(work)
    const key = { name: 'a' }
    const [first, second, third] = [remember(key), remember(key), remember(key)]
    expect([first, second, third]).toEqual([['a'], ['a'], ['a']])
    expect(third).toBe(second)
    expect(work).toHaveBeenCalledTimes(2)
  })
})
