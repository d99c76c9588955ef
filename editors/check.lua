-- Neovim opens the file that it was given with ssmlint as a language server, prints what is told about it and a hover, and ends.
-- Run by `.ci/editors`: nvim --headless -u NONE -c 'luafile editors/check.lua' FILE
local command = { vim.env.SSMLINT, 'lsp' }
if vim.lsp.config then
  vim.lsp.config('ssmlint', { cmd = command, filetypes = { 'json' }, root_markers = { '.git' } })
  vim.lsp.enable('ssmlint')
  vim.bo.filetype = 'json'
else
  local id = vim.lsp.start_client({ name = 'ssmlint', cmd = command, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, id)
end
local found = vim.wait(10000, function() return #vim.diagnostic.get(0) > 0 end, 10)
local function say(...) io.stdout:write(string.format(...)) end
for _, d in ipairs(vim.diagnostic.get(0)) do
  say('%d:%d-%d:%d %s\n', d.lnum + 1, d.col + 1, d.end_lnum + 1, d.end_col + 1, (d.message:gsub('\n.*', '')))
end

-- At the first finding. Before 0.11 positions are counted in UTF-16 whatever the client.
local first = vim.diagnostic.get(0)[1]
if first then
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  local client = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = 0 })[1]
  local position = vim.lsp.util.make_position_params(0, client and client.offset_encoding)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/hover', position, 10000) or {}) do
    if answer.result then say('hover: %s\n', (answer.result.contents.value:gsub('\n+', ' '))) end
  end
  say('positions: %s\n', client and client.offset_encoding or 'utf-16')
end
vim.cmd(found and 'qa!' or 'cq!')
