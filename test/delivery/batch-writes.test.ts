import { expect, it } from 'vitest'
import { batchWrites } from '../../src/delivery/batch-writes.ts'

it('writes what comes at the same moment, and while it is writing, together, and answers each', async () => {
  const batches: (readonly number[])[] = []
  const double = batchWrites(async (numbers: readonly number[]) => {
    batches.push(numbers)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return (number) => number * 2
  })
  const first = [1, 2, 3].map(double)
  await new Promise((resolve) => setTimeout(resolve, 5))
  const second = [4, 5].map(double)
  expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8, 10])
  expect(batches).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

it('tells each item of a write that failed, also of an earlier one, and goes on', async () => {
  let writes = 0
  const write = batchWrites(async (items: readonly string[]) => {
    writes += 1
    await new Promise((resolve) => setTimeout(resolve, 10))
    if (writes === 1) throw new Error(`no room for ${items.join()}`)
    return (item) => item
  })
  const first = ['a', 'b'].map(write)
  await new Promise((resolve) => setTimeout(resolve, 2))
  const ends = await Promise.allSettled([...first, write('c')])
  const refused = { status: 'rejected', reason: new Error('no room for a,b') }
  expect(ends).toEqual([refused, refused, { status: 'fulfilled', value: 'c' }])
})

it('waits after a write where it is told to, and writes what comes meanwhile together', async () => {
  const batches: (readonly number[])[] = []
  let pause = 0
  const write = batchWrites(
    async (numbers: readonly number[]) => {
      batches.push(numbers)
      return (number) => number
    },
    () => pause,
  )
  await write(1)
  await write(2)
  pause = 1_000
  await write(3)
  await Promise.all([write(4), new Promise((resolve) => setTimeout(resolve, 5)).then(() => write(5))])
  expect(batches).toEqual([[1], [2], [3], [4, 5]])
})
