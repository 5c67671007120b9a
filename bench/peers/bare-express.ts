import express from 'express'

// The least that could be written: a route that has its answer ready, as JSON.

const app = express()
const answer: unknown = JSON.parse(process.env.ANSWER ?? 'null')

app.get('/readyz', (_request, response) => {
  response.json({ ready: true })
})
app.get('/api/v1/passages/:reference', (_request, response) => {
  response.json(answer)
})
app.listen(Number(process.env.PORT), '127.0.0.1')
