" Vim opens the file that it was given with ssmlint as a language server of ALE, prints what is told about it, and ends.
" Run by `.ci/editors`: vim -N -u NONE -i NONE -n -es -S editors/check.vim FILE
packadd! ale
runtime plugin/ale.vim
set hidden
let g:ale_linters = {'json': ['ssmlint']}
call ale#linter#Define('json', {
\   'name': 'ssmlint',
\   'lsp': 'stdio',
\   'executable': $SSMLINT,
\   'command': '%e lsp',
\   'project_root': {buffer -> getcwd()},
\})
set filetype=json
ALELint
for wait in range(200)
  let found = ale#engine#GetLoclist(bufnr(''))
  if !empty(found)
    break
  endif
  sleep 50m
endfor
let lines = map(copy(found), {_, item -> printf('%d:%d-%d:%d %s %s', item.lnum, item.col, item.end_lnum, item.end_col, get(item, 'code', ''), item.text)})
call writefile(lines, '/dev/stdout', 'a')
execute empty(found) ? 'cquit!' : 'qall!'
