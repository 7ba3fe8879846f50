// What runs in the other threads and processes of a run: they start by the same code.
require('./newslint.js')
  .load()
  .then(({ serve }) => serve());
