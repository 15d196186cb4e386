#include "gui/window/picture.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <GL/glext.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>
#include <png.h>

#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string>

#include "gui/window/fonts.hpp"

namespace sitwell::gui {

namespace {

[[noreturn]] void cannot(const std::string& what) {
  throw std::runtime_error(fmt::format(
      "Cannot draw without a screen: {}. Mesa's software renderer can (libegl1, libgl1-mesa-dri).",
      what));
}

// OpenGL with no surface, for as long as it lives.
class SurfacelessContext {
 public:
  SurfacelessContext() {
    const auto get_display = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
        eglGetProcAddress("eglGetPlatformDisplayEXT"));
    if (!get_display) cannot("EGL has no platform displays");
    display_ = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display_ == EGL_NO_DISPLAY || !eglInitialize(display_, nullptr, nullptr))
      cannot("EGL has no display without a surface");
    eglBindAPI(EGL_OPENGL_API);
    constexpr EGLint wanted[]{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
    EGLConfig config{};
    EGLint found = 0;
    if (!eglChooseConfig(display_, wanted, &config, 1, &found) || found < 1)
      cannot("EGL has no configuration for OpenGL");
    constexpr EGLint version[]{EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0,
                               EGL_NONE};
    context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, version);
    if (context_ == EGL_NO_CONTEXT ||
        !eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_))
      cannot("there is no OpenGL 3");
  }
  ~SurfacelessContext() {
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display_, context_);
    eglTerminate(display_);
  }
  SurfacelessContext(const SurfacelessContext&) = delete;
  SurfacelessContext& operator=(const SurfacelessContext&) = delete;

 private:
  EGLDisplay display_ = EGL_NO_DISPLAY;
  EGLContext context_ = EGL_NO_CONTEXT;
};

template <class Function>
Function gl(const char* name) {
  return reinterpret_cast<Function>(eglGetProcAddress(name));
}

// What is drawn goes into a texture of its own.
class FrameBuffer {
 public:
  FrameBuffer(int width, int height) {
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    gl<PFNGLGENFRAMEBUFFERSPROC>("glGenFramebuffers")(1, &buffer_);
    gl<PFNGLBINDFRAMEBUFFERPROC>("glBindFramebuffer")(GL_FRAMEBUFFER, buffer_);
    gl<PFNGLFRAMEBUFFERTEXTURE2DPROC>("glFramebufferTexture2D")(
        GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    if (gl<PFNGLCHECKFRAMEBUFFERSTATUSPROC>("glCheckFramebufferStatus")(GL_FRAMEBUFFER) !=
        GL_FRAMEBUFFER_COMPLETE)
      cannot("there is no frame buffer of that size");
  }

 private:
  GLuint texture_ = 0, buffer_ = 0;  // freed with their context
};

class ImguiContext {
 public:
  ImguiContext() : before_(ImGui::GetCurrentContext()), own_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(own_);
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    ImGui_ImplOpenGL3_Init();
  }
  ~ImguiContext() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(own_);
    ImGui::SetCurrentContext(before_);
  }
  ImguiContext(const ImguiContext&) = delete;
  ImguiContext& operator=(const ImguiContext&) = delete;

 private:
  ImGuiContext* before_;
  ImGuiContext* own_;
};

Picture read_pixels(int width, int height) {
  Picture picture{width, height, {}};
  const auto row = static_cast<std::size_t>(width) * 4;
  std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
  picture.rgba.resize(upside_down.size());
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
    std::memcpy(picture.rgba.data() + y * row,
                upside_down.data() + (static_cast<std::size_t>(height) - 1 - y) * row, row);
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
  return picture;
}

}  // namespace

Picture draw_picture(const PictureSettings& settings, const std::function<void(Ui&)>& draw) {
  const auto device = [&](int pixels) {
    return static_cast<int>(static_cast<float>(pixels) * settings.scale + 0.5F);
  };
  const int width = device(settings.width), height = device(settings.height);
  const SurfacelessContext egl;
  const ImguiContext imgui;
  const FrameBuffer buffer{width, height};
  ImGuiIO& io = ImGui::GetIO();
  Ui ui;
  ui.palette = palette_of(settings.theme);
  ui.scale = settings.scale;
  ui.motion = false;
  ui.fonts = load_fonts(*io.Fonts, settings.scale, settings.words);
  apply_style(ui.palette, ui.scale);
  for (int frame = 0; frame < settings.frames; ++frame) {
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = 1.0F / 60;
    ui.next_frame_in_s.reset();
    if (ui.rects) ui.rects->clear();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    draw(ui);
    ImGui::Render();
  }
  const ImVec4 background = ImGui::ColorConvertU32ToFloat4(ui.palette.background);
  glViewport(0, 0, width, height);
  glClearColor(background.x, background.y, background.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return read_pixels(width, height);
}

std::string picture_renderer() {
  const SurfacelessContext egl;
  const GLubyte* name = glGetString(GL_RENDERER);
  return name ? reinterpret_cast<const char*>(name) : "";
}

void write_png(const Picture& picture, const std::filesystem::path& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  std::vector<std::uint8_t> rgb;
  rgb.reserve(picture.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
    rgb.insert(rgb.end(), picture.rgba.begin() + static_cast<std::ptrdiff_t>(i),
               picture.rgba.begin() + static_cast<std::ptrdiff_t>(i) + 3);
  if (!png_image_write_to_file(&image, path.c_str(), 0, rgb.data(), 0, nullptr))
    throw std::runtime_error(fmt::format("{} cannot be written: {}", path.string(), image.message));
}

Picture read_png(const std::filesystem::path& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const auto fail = [&] {
    throw std::runtime_error(fmt::format("{} cannot be read: {}", path.string(), image.message));
  };
  if (!png_image_begin_read_from_file(&image, path.c_str())) fail();
  image.format = PNG_FORMAT_RGBA;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.rgba.resize(PNG_IMAGE_SIZE(image));
  if (!png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr)) fail();
  return picture;
}

}  // namespace sitwell::gui
