import { createPairs } from './pairs-of-characters.ts'

/** Japanese, by pairs of characters of Han and of Katakana; words in Hiragana whole, and endings left out. */
export const japanese = createPairs({
  id: 'ja',
  stopWords: `の に は を が で と も や へ から まで より など か ば て た だ な ね よ し する した して しない しなけれ ばならない なけれ ならない なら ない なる なり なっ なく いる い ある あり あっ ない
  れる られる れ られ せる させる さ せ この その あの どの これ それ あれ どれ ここ そこ どこ だれ いつ なぜ なに どう どの どのように どのよう ような よう こと もの ため とき ところ 場合 及び 又は 並びに 若しくは 且つ
  および または ならびに もしくは かつ ただし について つい おける おいて おい により よる よっ よる に関する 関する 関し 関して 対する 対し 対して 何 誰 です ます まし ませ ん でき できる できない ことができる すべて
  という いう いえ 言う 書い 教え 教えて ください 知り たい もし また これら それら とする`,
  askingWords: '規定 規則 条文 条項 内容 文書 定め 定める 定めて 法律',
  isWhole: (word) => !/[\p{sc=Han}\p{sc=Kana}ー]/u.test(word),
  // 「守る」 and 「守り」 are 「守」.
  bodyOf: (word) => word.replace(/(?<=[\p{sc=Han}々])\p{sc=Hira}+$/u, ''),
})
