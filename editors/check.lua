-- Neovim opens the file that it was given with ssmlint as a language server, prints what is told about it, and ends.
-- Run by `.ci/editors`: nvim --headless -u NONE -c 'luafile editors/check.lua' FILE
local id = vim.lsp.start_client({ name = 'ssmlint', cmd = { vim.env.SSMLINT, 'lsp' }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, id)
local found = vim.wait(10000, function() return #vim.diagnostic.get(0) > 0 end, 10)
for _, d in ipairs(vim.diagnostic.get(0)) do
  io.stdout:write(string.format('%d:%d-%d:%d %s\n', d.lnum + 1, d.col + 1, d.end_lnum + 1, d.end_col + 1, (d.message:gsub('\n.*', ''))))
end
vim.cmd(found and 'qa!' or 'cq!')
