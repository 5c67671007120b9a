import { describe, expect, it, vi } from 'vitest'
import { createMemory } from '../../src/text/memory.ts'

interface Named {
  readonly name: string
}

describe('What is remembered on an object', () => {
  it('is there for that object alone, in that memory alone', () => {
    const [lengths, cases] = [createMemory<Named, number>(), createMemory<Named, string>()]
    const [a, b] = [{ name: 'a' }, { name: 'a' }]
    lengths.set(a, 1)
    cases.set(a, 'A')
    expect([lengths.get(a), cases.get(a), lengths.get(b)]).toEqual([1, 'A', undefined])
    lengths.set(a, 2)
    expect(lengths.get(a)).toBe(2)
  })

  it('is worked out once', () => {
    const work = vi.fn(({ name }: Named) => name.length)
    const memory = createMemory<Named, number>()
    const key = { name: 'abc' }
    expect([memory.getOrInsertComputed(key, work), memory.getOrInsertComputed(key, work)]).toEqual([3, 3])
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is in no copy, no list of keys, no JSON, and makes no difference to a comparison', () => {
    const memory = createMemory<object, string>()
    const list = ['a']
    const key = { name: 'a', list }
    memory.set(key, 'secret')
    memory.set(list, 'secret')
    expect(memory.get({ ...key })).toBeUndefined()
    expect(memory.get(structuredClone(key))).toBeUndefined()
    expect(memory.get([...list])).toBeUndefined()
    expect([Object.keys(key), Object.keys(list), JSON.stringify(key)]).toEqual([
      ['name', 'list'],
      ['0'],
      '{"name":"a","list":["a"]}',
    ])
    expect(key).toStrictEqual({ name: 'a', list: ['a'] })
  })
})
