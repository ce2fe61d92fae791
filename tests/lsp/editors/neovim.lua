-- Drives Neovim's own client: diagnostics are shown, a fix is applied, and the file is formatted when it is saved.
-- Given in the environment: NODE, BIN, OUT. Writes what it saw to OUT, as JSON.
local seen = {}
local buffer = vim.api.nvim_get_current_buf()

local client = vim.lsp.start_client({
  name = "twir-lint",
  cmd = { vim.env.NODE, vim.env.BIN, "lsp" },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)

local function codes()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, each.code or each.user_data.lsp.code)
  end
  table.sort(found)
  return found
end

local function has(code)
  return vim.tbl_contains(codes(), code)
end

seen.appeared = vim.wait(30000, function() return has("tracking-parameter") end, 20)
seen.before = codes()

local at = vim.tbl_filter(function(each)
  return (each.code or each.user_data.lsp.code) == "tracking-parameter"
end, vim.diagnostic.get(buffer))[1]
vim.api.nvim_win_set_cursor(0, { at.lnum + 1, at.col })

local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, at.lnum) }
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, 30000)
for _, answer in pairs(answers) do
  for _, action in ipairs(answer.result or {}) do
    if action.isPreferred and not seen.title and action.diagnostics[1].code == "tracking-parameter" then
      seen.title = action.title
      vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
    end
  end
end
seen.gone = vim.wait(30000, function() return not has("tracking-parameter") end, 20)

vim.api.nvim_create_autocmd("BufWritePre", {
  buffer = buffer,
  callback = function() vim.lsp.buf.formatting_sync(nil, 30000) end,
})
vim.cmd("write")
seen.lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
seen.after = codes()

local out = io.open(vim.env.OUT, "w")
out:write(vim.fn.json_encode(seen))
out:close()
vim.lsp.stop_client(client)
vim.cmd("qall!")
