-- Drives Debian's neovim (0.7 and later) attached to our server, and writes what it saw as JSON.
-- From the environment: LSP_COMMAND (JSON list), LSP_FILE, REPORT.
local report = { found = {} }

local function summary(diagnostics)
  return vim.tbl_map(function(one)
    return { line = one.lnum + 1, code = one.code, message = one.message, source = one.source }
  end, diagnostics)
end

local function finish(failure)
  report.failure = failure
  vim.fn.writefile({ vim.fn.json_encode(report) }, vim.env.REPORT)
  vim.cmd(failure and 'cquit 1' or 'qall!')
end

local ok, failure = pcall(function()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.LSP_FILE))
  local buffer = vim.api.nvim_get_current_buf()
  local id = assert(vim.lsp.start_client({
    name = 'pipewright',
    cmd = vim.fn.json_decode(vim.env.LSP_COMMAND),
    root_dir = vim.fn.fnamemodify(vim.env.LSP_FILE, ':h'),
    get_language_id = function() return 'yaml' end,
  }))
  vim.lsp.buf_attach_client(buffer, id)
  assert(vim.wait(15000, function() return #vim.diagnostic.get(buffer) > 0 end, 20), 'no diagnostics')
  report.found = summary(vim.diagnostic.get(buffer))

  local at = vim.diagnostic.get(buffer)[1]
  vim.api.nvim_win_set_cursor(0, { at.lnum + 1, at.col })
  local place = vim.lsp.util.make_position_params(0, 'utf-16')
  place.range = { start = place.position, ['end'] = place.position }
  place.context = { diagnostics = {} }
  local actions = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', place, 5000)[id].result
  report.offered = vim.tbl_map(function(action) return action.title end, actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  assert(vim.wait(15000, function() return #vim.diagnostic.get(buffer) == 0 end, 20), 'the diagnostics stay')
  report.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')

  vim.lsp.stop_client(id)
  assert(vim.wait(5000, function() return vim.lsp.get_client_by_id(id) == nil end, 20), 'the server does not stop')
end)
finish(not ok and tostring(failure) or nil)
