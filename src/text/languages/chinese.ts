import { createPairs } from './pairs-of-characters.ts'

/** Chinese, by pairs of characters. */
export const chinese = createPairs({
  id: 'zh',
  stopWords: `的 地 得 了 着 过 和 与 及 以及 或 或者 并 并且 而 而且 但 但是 在 于 由 被 把 将 对 对于 关于 从 自 至 到 向 为 为了 以 因 因为 所以 如果 若 则 即 就 都 也 还
  又 再 不 没有 无 未 是 有 其 其他 该 此 这 那 这些 那些 之 者 所 等 每 各 个 我 你 您 他 她 它 我们 你们 他们 什么 哪 哪些 哪个 谁 何 何时 何地 怎么 怎样 如何 为什么 多少 几 吗 呢
  吧 啊 可以 可 能 能够 应 应当 应该 必须 须 要 会 时 中 上 下 内 外 后 前 请问 请 知道 想 说 讲 说明 按照 依照 根据 通过 進 來 嗎 這 那個 與 對 對於 關於 為 個 們 應當 應 說 什麼 誰 無`,
  askingWords: '规定 规则 條文 条文 条款 法律 内容 文件 文本 情况 規定 規則 內容 问题 有关 相关',
  isWhole: (word) => !/\p{sc=Han}/u.test(word),
  bodyOf: (word) => word,
})
